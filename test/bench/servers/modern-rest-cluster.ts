// Our server in several processes: `modern-rest-cluster PORT 0 WORKERS`.
import cluster from 'node:cluster';

if (cluster.isPrimary) {
  const workers = Number(process.argv[4]);
  for (let index = 0; index < workers; index += 1) cluster.fork();
} else {
  await import('./modern-rest.ts');
}
