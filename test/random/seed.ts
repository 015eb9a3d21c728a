/** The seed of all random tests, an integer of 32 bits. It is fixed, so that a test fails only because of a change. `TEST_SEED` replaces it. */
export const SEED = Number(process.env['TEST_SEED'] ?? 20_261_101);

if (!Number.isInteger(SEED)) throw new Error(`TEST_SEED must be an integer, not ${process.env['TEST_SEED']}`);
