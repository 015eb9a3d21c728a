// #region example
import { IsIn, IsString } from 'class-validator';
import { Controller, Cookies, Get, Returns } from 'modern-rest';

class Preferences {
  @IsString() session!: string;
  @IsIn(['light', 'dark']) theme = 'light';
}

@Controller('/preferences')
export class PreferencesController {
  @Get()
  @Returns(Preferences)
  show(@Cookies(Preferences) preferences: Preferences): Preferences {
    return preferences;
  }
}
// #endregion example

export const runs = [
  { method: 'GET', url: '/preferences', headers: { cookie: 'session=s1; theme=dark; other=1' } },
  { method: 'GET', url: '/preferences', headers: { cookie: 'theme=dark' } },
];
