// #region example
import { IsOptional, IsString, IsUUID } from 'class-validator';
import { Controller, Get, Headers, Returns } from 'modern-rest';

class TracingHeaders {
  @IsUUID() requestId!: string;
  @IsOptional() @IsString() userAgent?: string;
}

@Controller('/trace')
export class TraceController {
  @Get()
  @Returns(TracingHeaders)
  show(@Headers(TracingHeaders) headers: TracingHeaders): TracingHeaders {
    return headers;
  }
}
// #endregion example

export const runs = [
  { method: 'GET', url: '/trace', headers: { 'Request-Id': '6f1b2c9e-0d3a-4c57-9b8e-1f2a3b4c5d6e', 'User-Agent': 'curl' } },
  { method: 'GET', url: '/trace' },
];
