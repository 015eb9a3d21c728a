// #region example
import { IsEmail, IsInt, Min } from 'class-validator';
import { Body, Controller, Post, Query, Returns } from 'modern-rest';

class Invitation {
  @IsEmail() email!: string;
}

class Options {
  @IsInt() @Min(1) days = 7;
}

@Controller('/invitations')
export class InvitationController {
  @Post()
  @Returns(null)
  invite(@Body(Invitation) _invitation: Invitation, @Query(Options) _options: Options): void {}
}
// #endregion example

const wrong = { method: 'POST', url: '/invitations?days=0', body: { email: 'ada' } };

export const runs = [wrong, { ...wrong, headers: { accept: 'application/problem+json, application/json' } }];
