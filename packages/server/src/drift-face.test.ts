import { describe, expect, test } from 'vitest';
import { createServer } from './create-server.ts';
import { sampleReading, sampleReadings } from './pages/testing/sample-drift.ts';
import type { SignIn } from './people/sign-in.ts';
import type { ServerParts } from './server-parts.ts';
import { sampleParts } from './testing/sample-parts.ts';

const as = (...roles: readonly string[]): SignIn => ({
  mode: 'oidc',
  identify: async () => ({ status: 'known', caller: { id: 'person:olu', groups: ['everyone'], roles: ['user', ...roles] } }),
});

const peer = { incoming: { socket: { remoteAddress: '127.0.0.1' } } };

function server(changes: Partial<ServerParts> = {}) {
  const app = createServer(sampleParts({ signIn: as('assurance'), drift: () => sampleReadings, ...changes }));
  const text = async (path: string) =>
    (await (await app.request(path, { headers: { accept: 'text/html' } }, peer)).text()).replaceAll('\u00a0', ' ');
  return { text };
}

describe('drift on the Assurance page', () => {
  test('shows rates with baseline, interval, people and state, as a table and as pictures that say the same', async () => {
    const page = await server().text('/assurance');
    expect(page).toContain('<caption class="visually-hidden">Rates in use: summariser on embedded</caption>');
    expect(page).toMatch(
      /Runs withheld at output<\/th><td>3\.6 %<\/td>[\s\S]*?0\.5 % to 13\.4 %<\/td><td>measured 1\.3 %, limit 6\.9 %<\/td><td>84 people,\s*412 runs<\/td>/,
    );
    expect(page).toContain('aria-label="31.1 %, interval 17.4 % to 48.1 %, limit 7.5 %"');
    for (const words of [
      'Not above its limit',
      'Above its limit',
      'Too few people or runs to say',
      'Not tested: nothing to hold it against',
    ])
      expect(page).toContain(words);
    expect(page).not.toContain('Rates in use: drafter');
  });

  test('names a breach first, what it did and how it is closed', async () => {
    const page = await server().text('/assurance');
    expect(page).toMatch(/feedback: wrong above the limit<\/strong> since 27 February 2026\.\s*The policy turns the tool off/);
    expect(page).toContain('npx assay gate drift --close summariser --reason TEXT');
    const told = await server({
      drift: () => [sampleReading({ engine: 'house', state: 'breach', breach: { at: '2026-02-27', turnsOff: false } })],
    });
    const other = await told.text('/assurance');
    expect(other).toContain('The policy leaves the tool on.');
    expect(other).toContain('--close summariser --engine house --reason');
  });

  test('says so where nothing was used', async () => {
    expect(await server({ drift: () => [] }).text('/assurance')).toContain('No tool has been used since it was measured.');
  });

  test('is not for users: where few people work, a rate would tell of one', async () => {
    expect(await server({ signIn: as('editor') }).text('/assurance')).not.toContain('In use, against the evidence');
  });
});

test('/metrics has a gauge for each rate, and the share of those that somebody is counted in', async () => {
  const text = await server().text('/metrics');
  expect(text).toContain('assay_drift_breach{tool="summariser",engine="embedded",rate="wrong"} 1');
  expect(text).toContain('assay_drift_breach{tool="summariser",engine="embedded",rate="withheld"} 0');
  expect(text).toContain(`assay_drift_share{tool="summariser",engine="embedded",rate="wrong"} ${19 / 61}`);
  expect(text).not.toContain('assay_drift_share{tool="drafter"');
});
