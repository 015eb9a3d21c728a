import {
  isBase32,
  isBase58,
  isBase64,
  isEmail,
  isFQDN,
  isHexColor,
  isHSL,
  isIP,
  isJWT,
  isMACAddress,
  isPort,
  isRgbColor,
  isSemVer,
  isURL,
} from 'class-validator';
import type { Constraint, Constraints } from './constraint.ts';
import { isJsonContainer } from './json-grammar.ts';
import { opaqueText, type Sure, textConstraint } from './text-constraint.ts';

/** Constraints of what programs exchange: addresses, encodings, colours. */
export const INTERNET: Constraints = {
  isEmail: textConstraint(isAddress, {
    keywords: { format: 'email' },
    surely: ([options]) => (options === undefined ? PLAIN_ADDRESS : undefined),
    probes: () => ['ada.lovelace+1@mail.example.org', '"ada lovelace"@example.org', 'ada@localhost'],
    longest: ([options]) => longestAddress(options),
  }),
  isUrl: textConstraint(isURL, {
    surely: ([options]) => (allowsPlainUrls(options) ? PLAIN_URL : undefined),
    probes: () => ['https://www.example.org/a?b=c#d', 'ftp://ada@example.org:8080', 'http://localhost'],
    longest: ([options]) => longestUrl(options),
  }),
  isFqdn: textConstraint(isFQDN, {
    keywords: { format: 'hostname' },
    probes: () => ['example.org', 'localhost', 'a_b.org', '*.example.org.', 'a.12'],
    // RFC 1035, section 2.3.4, has 255 bytes, the length of each label among them.
    refusedBeyond: ([options]) => ((options as { ignore_max_length?: boolean } | undefined)?.ignore_max_length ? undefined : 255),
  }),
  isIp: {
    ...textConstraint(isIP, { probes: () => ['127.0.0.1', '::1'], longest: ([version]) => (String(version) === '4' ? 15 : undefined), plain: true }),
    schema: ([version]) => ({ type: 'string', ...(version !== undefined && { format: `ipv${version}` }) }),
  } satisfies Constraint,
  isMacAddress: textConstraint(isMACAddress, { probes: () => ['c0:ff:ee:c0:ff:ee', 'c0ffeec0ffee'], longest: () => 23 }),
  isPort: textConstraint(isPort, { probes: () => ['65535', '65536'], longest: () => 6, plain: true }),
  isMagnetURI: opaqueText(),
  isDataURI: opaqueText(),
  isMimeType: opaqueText(),
  isSemVer: textConstraint(isSemVer, { probes: () => ['1.2.3-rc.1+4'], plain: true }),
  isJson: {
    schema: () => ({ type: 'string', contentMediaType: 'application/json' }),
    verdict: isJson,
    code: (_, name) => {
      const ask = name(isJson, 'isJson');
      return (value) => `${ask}(${value})`;
    },
    probes: () => ['{}', '[null]', ' [1e5] ', '[1,]', '"a"', 'null'],
    passes: 'string',
    scans: true,
  },
  isJwt: textConstraint(isJWT, { exactly: () => [/^[\w-]*\.[\w-]*\.[\w-]*$/], probes: () => ['e30.e30.abc_-'], plain: true }),
  isBase32: textConstraint(isBase32, { probes: () => ['JBSWY3DP'], plain: true }),
  isBase58: textConstraint(isBase58, { probes: () => ['0', '2g'], exactly: () => [/^[1-9A-HJ-NP-Za-km-z]*$/], plain: true }),
  isBase64: textConstraint(isBase64, { keywords: { contentEncoding: 'base64' }, plain: true }),
  isHexColor: textConstraint(isHexColor, {
    exactly: () => [/^#?(?:[\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/i],
    probes: () => ['#c0ffee', '#C0FF'],
    longest: () => 9,
    plain: true,
  }),
  isRgbColor: textConstraint(isRgbColor, { probes: () => ['rgb(1,2,3)', 'rgb(1%,2%,3%)'], longest: () => 25, plain: true }),
  // Digits, and blanks between them, without end.
  isHSL: textConstraint(isHSL, { probes: () => ['hsl(360,100%,50%)', 'HSLA( 1turn  1% 2% / .5 )'], refusedBeyond: () => 256 }),
};

/** Addresses without quotes and comments, under a domain of letters: most of those that people have. */
const PLAIN_ADDRESS: Sure = {
  pattern: /^[a-zA-Z0-9_+-]+(?:\.[a-zA-Z0-9_+-]+)*@(?:[a-zA-Z0-9]+(?:-+[a-zA-Z0-9]+)*\.)+[a-zA-Z]{2,}$/,
  // No part of an address is too long then.
  maxLength: 64,
  part: '@',
};

function isJson(value: unknown): boolean {
  return typeof value === 'string' && isJsonContainer(value);
}

/** The library fails at half of a surrogate pair, which no UTF-8 can write. */
function isAddress(value: unknown, options?: Parameters<typeof isEmail>[1]): boolean {
  return typeof value === 'string' && value.isWellFormed() && isEmail(value, options);
}

/** Where a display name may stand before the address, the text may be as long as it likes. */
function longestAddress(options: unknown): number | undefined {
  const { allow_display_name, require_display_name, ignore_max_length } = (options ?? {}) as Record<string, unknown>;
  return allow_display_name || require_display_name || ignore_max_length ? undefined : 254;
}

/** Web addresses with a name as host, without user and port. */
const PLAIN_URL: Sure = {
  pattern: /^https?:\/\/(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\.)+[a-zA-Z]{2,63}(?:[/?#][^\s<>]*)?$/,
  maxLength: 2048,
};

/** Whether options take nothing from what URLs may be without any. */
function allowsPlainUrls(options: unknown): boolean {
  const { protocols = ['http', 'https'], ...others } = (options ?? {}) as Record<string, unknown>;
  const { require_port, host_whitelist, host_blacklist, allow_fragments = true, allow_query_components = true } = others;
  const takesSome = require_port || host_whitelist || host_blacklist || !allow_fragments || !allow_query_components;
  const hasProtocols = Array.isArray(protocols) && protocols.includes('http') && protocols.includes('https');
  return hasProtocols && !takesSome && (longestUrl(options) ?? 0) >= PLAIN_URL.maxLength;
}

function longestUrl(options: unknown): number | undefined {
  const { validate_length = true, max_allowed_length = 2084 } = (options ?? {}) as Record<string, unknown>;
  return validate_length && Number.isSafeInteger(max_allowed_length) ? (max_allowed_length as number) : undefined;
}
