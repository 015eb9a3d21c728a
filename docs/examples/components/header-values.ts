// #region example
import { IsUUID } from 'class-validator';
import { Controller, Get, Header, Returns } from 'modern-rest';

@Controller('/greeting')
export class GreetingController {
  @Get()
  @Returns(String)
  greet(
    @Header('Request-Id', String, { validate: [IsUUID()] }) id: string,
    @Header('Accept-Language', [String], { default: ['en'] }) languages: string[],
  ): string {
    return `${id}: ${languages.join(' or ')}`;
  }
}
// #endregion example

export const runs = [
  { method: 'GET', url: '/greeting', headers: { 'request-id': '6f1b2c9e-0d3a-4c57-9b8e-1f2a3b4c5d6e', 'accept-language': 'de-CH, fr' } },
  { method: 'GET', url: '/greeting', headers: { 'request-id': '1' } },
];
