// #region example
import { createHash } from 'node:crypto';
import { IsIn, IsInt, IsString, Max } from 'class-validator';
import { Body, Controller, type FileParts, FileStream, Nested, Post, Returns } from 'modern-rest';

class Video {
  @IsIn(['video/mp4', 'video/webm']) contentType!: string;
  @IsInt() @Max(5_000_000_000) size!: number;
}

class VideoForm {
  @IsString() title!: string;
}

class VideoFiles {
  @Nested(() => [Video]) videos!: Video[];
}

class Seen {
  @IsString() title!: string;
  @IsString({ each: true }) digests!: string[];
}

@Controller('/videos', { limits: { multipartBody: 20_000_000_000 } })
export class VideoController {
  @Post()
  @Returns(Seen)
  async upload(@Body(VideoForm) { title }: VideoForm, @FileStream(VideoFiles) parts: FileParts<VideoFiles>): Promise<Seen> {
    const digests: string[] = [];
    for await (const part of parts) {
      const hash = createHash('sha256');
      for await (const chunk of part) hash.update(chunk);
      digests.push(`${part.name}: ${part.size} bytes, ${hash.digest('hex').slice(0, 8)}…`);
    }
    return { title, digests };
  }
}

// #endregion example

import { form } from '../form.ts';

const video = (name: string, type: string) => new File(['as if it were a film'], name, { type });
export const runs = [
  { method: 'POST', url: '/videos', body: form({ title: 'A day', videos: video('day.mp4', 'video/mp4') }) },
  { method: 'POST', url: '/videos', body: form({ title: 'A day', videos: video('day.gif', 'image/gif') }) },
  { method: 'POST', url: '/videos', body: form({ videos: video('day.mp4', 'video/mp4'), title: 'A day' }) },
];
