// #region example
import { IsInt, IsOptional, IsString } from 'class-validator';
import { Body, Controller, Nullable, Optional, Patch, Returns } from 'modern-rest';

class Profile {
  @Optional() @IsString() name?: string;
  @Nullable() @IsString() motto!: string | null;
  @Optional({ nullable: true }) @IsString() city?: string | null;
  @IsOptional() @IsString() note?: string | null;
  @Optional() @Nullable({ each: true }) @IsInt({ each: true }) scores?: (number | null)[];
}

@Controller('/profile')
export class ProfileController {
  @Patch()
  @Returns(Profile)
  change(@Body(Profile) profile: Profile): Profile {
    return profile;
  }
}
// #endregion example

export const runs = [
  { method: 'PATCH', url: '/profile', body: { motto: null, city: null, note: null, scores: [1, null] } },
  { method: 'PATCH', url: '/profile', body: { name: null } },
];
