import type { IncomingMessage } from 'node:http';
import { remembered } from '@modern-rest/core';
import ipaddr from 'ipaddr.js';

/** Groups of an IPv6 address that name a network. Providers give each customer a /64 network or a larger one. */
const NETWORK_GROUPS = 4;

/**
 * Creates a function that names the client of a request: by IPv4 address, or by IPv6 network (/64).
 *
 * Each trusted proxy appends the address of its client to `X-Forwarded-For`, so that the address of the client is the one that many places from the right.
 * A client can write everything further left. Addresses that are missing or invalid are replaced by the address of the connection.
 */
export function clientAddress(trustedProxies: number): (request: IncomingMessage) => string {
  const nameOf = remembered((address) => (ipaddr.isValid(address) ? network(address) : null));
  return ({ socket, headers }) => {
    const forwarded = trustedProxies > 0 ? String(headers['x-forwarded-for'] ?? '').split(',') : [];
    return nameOf(forwarded.at(-trustedProxies)?.trim() ?? '') ?? nameOf(socket.remoteAddress ?? '') ?? UNKNOWN;
  };
}

/** The client of a connection without an address: one through a Unix socket, or one that has ended. */
const UNKNOWN = '';

function network(address: string): string {
  const parsed = ipaddr.process(address);
  return 'parts' in parsed ? parsed.parts.slice(0, NETWORK_GROUPS).join(':') : parsed.toString();
}
