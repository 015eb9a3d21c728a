import { type Browser, chromium } from 'playwright-core';
import { findProgram } from './available.ts';

/** The browser of this machine. */
export const foundChromium = findProgram('Chromium', ['/usr/bin/chromium', 'chromium', 'chromium-browser', 'google-chrome'], ['--version']);

// A browser asks hosts of its own; these switches leave what the page asks.
const QUIET = ['disable-quic', 'no-first-run', 'disable-background-networking', 'disable-component-update', 'disable-sync'];

/** Starts a browser without a window. */
export async function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: foundChromium.command,
    args: ['--headless', '--no-sandbox', '--disable-gpu', ...QUIET.map((name) => `--${name}`)],
  });
}
