/** How many payloads each random model is given. */
export const PAYLOADS = 10;

/** How many random models a test tries: a few hundred, or what the environment asks for (`npm run test:equality`). */
export const MODELS = Number(process.env['EQUALITY_PAIRS'] ?? 2000) / PAYLOADS;
