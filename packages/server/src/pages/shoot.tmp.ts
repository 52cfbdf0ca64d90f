import { bundleWidget } from '@assay/widget';
import { chromium } from 'playwright-core';
import { createServer } from '../create-server.ts';
import { listen } from '../listen.ts';
import { browserParts } from './testing/browser-parts.ts';
import { openChromium } from './testing/open-chromium.ts';

const off = new Set<string>();
const parts = await browserParts({ widget: await bundleWidget(), off });
const server = await listen({ app: createServer(parts), port: 0, host: '127.0.0.1' });
const { context, close } = await openChromium(chromium);
const scheme = process.argv[2] === 'dark' ? 'dark' : 'light';
const tag = scheme === 'dark' ? 'dark-' : '';
const page = await context.newPage();
page.on('console', (m) => console.log('console', m.type(), m.text()));
page.on('pageerror', (e) => console.log('pageerror', e.message));
await page.emulateMedia({ colorScheme: scheme });
const letter =
  'Dear Minister,\n\nI write about licences. What is the fee for a licence? When will the new badger cull begin? Please also say who may apply for a licence?\n\nYours, FLAGGED A. Pritchard';
const doc =
  'Leave policy\n\n' +
  'Full-time staff have 25 days of annual leave a year. Part-time staff have it in proportion. Staff may carry over up to 10 days. Managers must answer within a week. '.repeat(
    3,
  ) +
  'FLAGGED words.';
for (const width of [1280, 320]) {
  await page.setViewportSize({ width, height: 900 });
  const shot = (name: string) => page.screenshot({ path: `/tmp/shots/${tag}${name}-${width}.png`, fullPage: true });
  const tab = (name: string) => page.getByRole('tab', { name }).click();
  off.clear();
  await page.goto(server.url);
  await page.getByRole('tab').first().waitFor();
  await shot('start');
  await page.getByRole('button', { name: 'Search', exact: true }).click();
  await shot('search-error');
  await page.getByLabel('Your question').fill('How much annual leave can staff carry over?');
  await page.keyboard.press('Enter');
  await page.getByText('passages found').first().waitFor();
  await shot('search-result');
  await page.getByLabel('Your question').fill('Who keeps bees?');
  await page.keyboard.press('Enter');
  await page.getByText('Nothing found').first().waitFor();
  await shot('search-nothing');
  await tab('Summariser');
  await page.waitForTimeout(200);
  await shot('summariser-form');
  await page.getByLabel('Text to summarise').fill(doc);
  await page.getByRole('button', { name: 'Summarise' }).click();
  await page.getByText('Summary: Leave').waitFor();
  await shot('summary');
  await page.getByRole('button', { name: 'Source 2' }).click();
  await shot('summary-source');
  await page.getByLabel('Text to summarise').fill('A. WAIT for it. C.');
  await page.getByRole('button', { name: 'Summarise' }).click();
  await page.waitForTimeout(900);
  await shot('working');
  await page.getByRole('button', { name: 'Stop' }).click();
  await page.getByText('not a complete').waitFor();
  await shot('stopped');
  await page.getByLabel('Text to summarise').fill('Fine words. UNSUPPORTED words.');
  await page.getByRole('button', { name: 'Summarise' }).click();
  await page.getByText('is not shown').first().waitFor();
  await shot('withheld');
  await page.getByLabel('Text to summarise').fill('A SECRET text.');
  await page.getByRole('button', { name: 'Summarise' }).click();
  await page.getByText('A check stopped').first().waitFor();
  await shot('blocked');
  await page.getByLabel('Text to summarise').fill('Words first. EXPLODE.');
  await page.getByRole('button', { name: 'Summarise' }).click();
  await page.getByText('could not be completed').first().waitFor();
  await shot('failed');
  await tab('Correspondence');
  await shot('drafter-form');
  await page.getByLabel('The letter').fill(letter);
  await page.getByRole('button', { name: 'Draft a reply' }).click();
  await page.getByText('Draft: not yet').waitFor();
  await shot('draft');
  await page.getByRole('button', { name: 'Show question 2' }).click();
  await shot('draft-source');
  off.add('drafter');
  await page.goto(server.url);
  await tab('Correspondence');
  await shot('off');
  for (const [name, path] of [
    ['documents', '/documents'],
    ['documents-search', '/documents?q=leave'],
    ['document', '/documents/policy%2Fannual-leave?start=240&end=330#cited'],
    ['assurance', '/assurance'],
    ['attack', `/documents?q=badgers`],
  ] as const) {
    await page.goto(server.url + path);
    await shot(name);
  }
}

import { readFileSync, writeFileSync } from 'node:fs';

const sheet = await context.newPage();
const montage = async (name: string, files: string[], w: number) => {
  await sheet.setViewportSize({ width: w * files.length + 20 * files.length, height: 1700 });
  await sheet.setContent(
    '<body style="margin:0;background:#888;display:flex;gap:20px;align-items:flex-start">' +
      files
        .map(
          (f) =>
            `<div style="width:${w}px;height:1700px;overflow:hidden"><img width=${w} style="margin-top:-${f.split('@')[1] ?? 0}px" src="data:image/png;base64,${readFileSync('/tmp/shots/' + tag + f.split('@')[0] + '.png').toString('base64')}"></div>`,
        )
        .join(''),
  );
  await sheet.screenshot({ path: `/tmp/shots/${tag}m-${name}.png` });
};
await montage(
  'a',
  ['search-result-320@400', 'search-nothing-320@400', 'summary-320@700', 'draft-320@1150', 'documents-320', 'document-320', 'off-320@250'],
  320,
);
await montage('b', ['search-error-1280@100', 'search-nothing-1280@300'], 800);
await montage('c', ['working-1280@400', 'stopped-1280@400', 'withheld-1280@400', 'failed-1280@400'], 640);
await montage('d', ['blocked-1280@100', 'off-1280@100', 'summary-1280@100', 'draft-1280@100'], 640);
await montage(
  'e',
  ['summary-source-320@1100', 'assurance-320@300', 'summariser-form-320', 'blocked-320', 'attack-320', 'working-320@1000'],
  320,
);
await close();
await server.close();
