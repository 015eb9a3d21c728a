import type { IncomingMessage } from 'node:http';
import { RestError } from '@modern-rest/core';
import type { Refusal } from './refuse-request.ts';

/** The part of a request that names its host. */
type Head = Pick<IncomingMessage, 'httpVersion' | 'rawHeaders' | 'url'>;

/** The value of `Host`: a name, an IPv4 address or an IPv6 address in brackets, and an optional port (RFC 9110, section 7.2; RFC 3986, section 3.2.2). */
const HOST = /^(\[[0-9a-f:.]+\]|(?:[\w.~!$&'()*+,;=-]|%[0-9a-f]{2})+)(?::\d*)?$/i;

/** The authority of a request target that is a whole URL (RFC 9112, section 3.2.2). */
const TARGET_AUTHORITY = /^https?:\/\/([^/?#]*)/i;

/**
 * Compiles the check of the host that a request names.
 *
 * Throws `RestError` for an allowed host that no request can name.
 */
export function compileHostCheck(allowedHosts: readonly string[] | undefined): (request: Head) => Refusal | undefined {
  const isAllowed = allowedHosts && compileAllowed(allowedHosts);

  return ({ rawHeaders, httpVersion, url }) => {
    let host: string | undefined;
    for (let index = 0; index < rawHeaders.length; index += 2) {
      const name = rawHeaders[index] as string;
      if (name.length !== 4 || name.toLowerCase() !== 'host') continue;
      if (host !== undefined) return [400, 'The request has more than one Host'];
      host = rawHeaders[index + 1] as string;
    }
    if (host === undefined && httpVersion === '1.1') return [400, 'The request has no Host'];
    if (host !== undefined && !HOST.test(host)) return [400, 'The Host of the request is not a host name with an optional port'];
    return isAllowed && !hostsOf(url as string, host).every(isAllowed) ? [421, 'This server does not serve the requested host'] : undefined;
  };
}

/** The hosts that a request names: in `Host`, and in a target that is a whole URL. */
function hostsOf(url: string, host = ''): string[] {
  const [, authority] = TARGET_AUTHORITY.exec(url) ?? [];
  return authority === undefined ? [host] : [host, authority];
}

function compileAllowed(allowedHosts: readonly string[]): (host: string) => boolean {
  for (const entry of allowedHosts) {
    if (HOST.exec(entry)?.[1] === entry && !entry.includes('*')) continue;
    const fix = 'write the name alone, example.com, or .example.com to include subdomains';
    throw new RestError('invalid_option', `allowedHosts: ${JSON.stringify(entry)} is not a host name: ${fix}`);
  }
  const names = new Set(allowedHosts.map((entry) => entry.toLowerCase().replace(/^\./, '')));
  const domains = allowedHosts.filter((entry) => entry.startsWith('.')).map((entry) => entry.toLowerCase());
  return (host) => {
    // A name may end with the dot of the root.
    const name = HOST.exec(host)?.[1]?.toLowerCase().replace(/\.$/, '');
    return name !== undefined && (names.has(name) || domains.some((domain) => name.endsWith(domain)));
  };
}
