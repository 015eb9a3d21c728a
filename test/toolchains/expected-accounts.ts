const issue = (msg: string, loc: readonly unknown[], constraint: string): object => ({ msg, loc, type: 'value_error', constraint });

/** The answers that `accounts/main.ts` prints, without the document. */
export const ACCOUNT_ANSWERS: Readonly<Record<string, unknown>> = {
  account: [
    201,
    {
      email: 'ann@example.org',
      display_name: 'Ann',
      since: '2026-01-31T00:00:00.000Z',
      devices: [{ kind: 'tablet' }],
      main: { kind: 'phone', number: 7 },
    },
  ],
  'wrong account': [
    400,
    {
      detail: [
        issue('email must be an email', ['body', 'email'], 'isEmail'),
        issue('display_name must be shorter than or equal to 5 characters', ['body', 'display_name'], 'maxLength'),
        issue('kind is required', ['body', 'devices', 0, 'kind'], 'required'),
        issue('token is required', ['body', 'devices', 0, 'token'], 'required'),
        issue('token is required', ['body', 'main', 'token'], 'required'),
        issue('number is required', ['body', 'main', 'number'], 'required'),
      ],
    },
  ],
  balance: [200, { amount: 5 }],
  both: [200, { full_name: 'ANN' }],
  avatar: [201, 'a.png 6 pixels'],
  'wrong avatar': [
    400,
    {
      detail: [issue('contentType must be one of the following values: image/png', ['files', 'picture', 'contentType'], 'isIn')],
    },
  ],
  docs: [200, '<!doctype html>'],
  script: [200, '(function(){try'],
};
