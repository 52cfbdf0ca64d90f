import { labelOrder, openLabelLog, readLabelKit } from '@assay/evals/labelling';
import { describe, expect, test } from 'vitest';
import { labelInTerminal } from './label-in-terminal.ts';
import { askFolder, claimFolder } from './testing/sample-folders.ts';

async function type(folder: string, ...lines: readonly string[]) {
  const kit = readLabelKit(folder);
  const log = openLabelLog({ kit, name: 'Jane', now: () => new Date() });
  const said: string[] = [];
  const typed = async function* () {
    yield* lines;
  };
  await labelInTerminal({ kit, log, lines: typed(), terminal: { out() {}, notify: (line) => said.push(line), progress() {} } });
  log.close();
  const labels = labelOrder(kit, 'jane').map(({ id }) => log.answers.get(id)?.label);
  return { labels, said: said.join('\n') };
}

describe('labelling in a terminal', () => {
  test('takes a label by its name or its number, and says how far one is', async () => {
    const { labels, said } = await type(claimFolder(), 'NOT', '1');
    expect(labels).toEqual(['not', 'supported', undefined]);
    expect(said).toContain('--- Record 3: 2 of 3 labelled ---');
    expect(said).toContain('  1  supported: It says so.');
  });

  test('never shows an id, which may give the answer away', async () => {
    expect((await type(claimFolder(), 'not', 'skip', 'back')).said).not.toContain('secret');
  });

  test('numbers that are labels are labels', async () => {
    const numbers = [2, 1].map((value) => ({ value, meaning: 'm' }));
    const { labels, said } = await type(claimFolder(1, { labels: numbers }), '2');
    expect(labels).toEqual([2]);
    expect(said).not.toContain('or its number');
  });

  test('a record skipped comes round again, and "back" shows what was said', async () => {
    const folder = claimFolder();
    const { labels, said } = await type(folder, 'skip', 'not', 'not', 'supported', 'back', 'not');
    expect(labels).toEqual(['not', 'not', 'not']);
    expect(said).toContain('You labelled it: supported. A new label replaces this.');
    expect(said).toContain('All 3 records are labelled.');
  });

  test('goes on at the first record without a label', async () => {
    const folder = claimFolder();
    await type(folder, 'not', 'stop', 'not');
    const { labels, said } = await type(folder, 'supported');
    expect(labels).toEqual(['not', 'supported', undefined]);
    expect(said).toContain('--- Record 2: 1 of 3 labelled ---');
  });

  test('asks again where it does not understand, and records nothing', async () => {
    const { labels, said } = await type(claimFolder(1), 'perhaps', '', '3', 'back', 'skip');
    expect(labels).toEqual([undefined]);
    expect(said).toContain('“perhaps” is not a label. Choose one of: supported, not.');
    expect(said).toContain('No label was given.');
    expect(said).toContain('“3” is not a label.');
    expect(said).toContain('This is the first record.');
    expect(said).toContain('This is the only record left without a label.');
  });

  test('once all is labelled a stray word changes nothing', async () => {
    const folder = claimFolder(1);
    await type(folder, 'not');
    const { labels, said } = await type(folder, 'supported', 'back', 'stop');
    expect(labels).toEqual(['not']);
    expect(said).toContain('Type "back" or "stop"');
    expect(said).toContain('You labelled it: not.');
  });

  test('what would steer a terminal does not reach it', async () => {
    const { said } = await type(claimFolder(1, { question: 'Is it\u001b[2J so?' }), 'stop');
    expect(said).not.toContain('\u001b');
  });
});

describe('marking quotes in a terminal', () => {
  test('takes numbers of sentences and exact words, line by line, until "done"', async () => {
    const { labels, said } = await type(askFolder(1), '3', 'send the form', 'done');
    expect(labels).toEqual([
      [
        { start: 19, end: 32, quote: 'send the form' },
        { start: 34, end: 47, quote: 'Will you pay?' },
      ],
    ]);
    expect(said).toContain('[3] Will you pay?');
    expect(said).toContain('Marked “send the form”. More, or "done".');
  });

  test('"none" is a label of its own, and not beside quotes', async () => {
    const { labels, said } = await type(askFolder(2), 'none', '2', 'none', 'clear', 'none');
    expect(labels).toEqual([[], []]);
    expect(said).toContain('"clear" takes it back');
  });

  test('words that are not in the text are not taken, and "done" alone is no label', async () => {
    const { labels, said } = await type(askFolder(1), 'send a form', '77', 'done');
    expect(labels).toEqual([undefined]);
    expect(said).toContain('not in the text word for word');
    expect(said).toContain('There is no sentence 77');
    expect(said).toContain('say "none" if there are none');
  });

  test('what was marked in one record does not go into the next', async () => {
    const { labels } = await type(askFolder(2), '2', 'skip', '3', 'done');
    expect(labels).toEqual([undefined, [{ start: 34, end: 47, quote: 'Will you pay?' }]]);
  });
});
