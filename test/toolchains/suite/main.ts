import { runSuite } from './run.js';

console.log(JSON.stringify(await runSuite()));
