import type { Finding, TextGuard, TextRelease } from '@assay/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultPolicy } from './default-policy.ts';
import { guardrails } from './guardrails.ts';
import { loadPolicy } from './load-policy.ts';
import type { Rule } from './make-rules.ts';
import { findAll, openWith, ruleOf } from './testing/open-session.ts';

const secretWord = /secret-\d{4}/g;
/** Overlaps with the other rule, and with itself around the ends of stretches. */
const codeWord = /\d{4}-[a-z]{1,6}/g;
const window = 20;

const redactTwo: readonly Rule[] = [
  ruleOf('redact', findAll(secretWord, 'secrets'), { id: 'secrets' }),
  ruleOf('redact', findAll(codeWord, 'codes'), { id: 'codes' }),
  ruleOf('rewrite', withReplacement(/https?:[a-z./]{1,12}/g, '[link removed]'), { id: 'links' }),
];

/** Texts in which findings stand close together, run into each other, and stand beside characters of two units. */
const restless = fc
  .array(fc.constantFrom('secret-', '1234', '-', 'ab', ' ', '😀', '\u{1f3f4}', 'http://a.b/', '\n', 'x', '12345', 'é'), { maxLength: 70 })
  .map((parts) => parts.join('').slice(0, 300));

describe('a text that arrives in pieces comes out as the whole text does', () => {
  test('however it is cut in two: every text up to 300 characters, at every place', async () => {
    await fc.assert(
      fc.asyncProperty(restless, async (text) => {
        const whole = await outcomeOf(redactTwo, [text]);
        expect(whole).toBe(await checkedAtOnce(redactTwo, text));
        for (let place = 0; place <= text.length; place += 1)
          expect(await outcomeOf(redactTwo, [text.slice(0, place), text.slice(place)])).toBe(whole);
      }),
      { numRuns: 25, seed: 4 },
    );
  });

  test('however it is cut into many: long texts, one unit at a time too', async () => {
    const long = fc.array(restless, { minLength: 4, maxLength: 12 }).map((parts) => parts.join(' '));
    const cuts = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(long, cuts, async (text, lengths) => {
        const whole = await checkedAtOnce(redactTwo, text);
        expect(await outcomeOf(redactTwo, piecesOf(text, lengths))).toBe(whole);
        expect(await outcomeOf(redactTwo, text.split(''))).toBe(whole);
      }),
      { numRuns: 40, seed: 4 },
    );
  });

  test('under the checks that ship, with the narrowest window they allow', async () => {
    const policy = loadPolicy(defaultPolicy);
    const rules = policy.rules.filter(({ id }) =>
      ['personal-data', 'names-and-addresses', 'links', 'secrets', 'unsafe-output'].includes(id),
    );
    const narrow = { ...policy, outputWindow: 9_000, rules: rules.map((rule) => ({ ...rule, stages: ['output' as const] })) };
    const open = () =>
      guardrails({ policy: narrow, deploymentKey: Buffer.from('k'), random: () => Buffer.from([1, 2, 3, 4, 5, 6, 7]) }).open({
        engine: 'model',
        phrases: {},
      });
    const scrap = fc.constantFrom(
      'Dear Mr Osei, ',
      'AB 12 34 56 C',
      'call 020 7946 0018 ',
      'jane@example.org',
      '\n',
      ' 485 777 3457 ',
      'NHS number: ',
      'born 14/03/1962 ',
      '22 Station Road, Leeds LS1 4DY\n',
      'https://evil.example/x?y=1 ',
      'Name,NHS No,Town\nA Jones,7388539123,Leeds\n',
      'Yours sincerely,\n',
      '😀',
      'The Government has no plans to change the rules. ',
      '\u200b',
      'ＡＢ１２３４５６Ｃ',
      'sort code 20-00-00 account 12345678 ',
    );
    const texts = fc.array(scrap, { minLength: 700, maxLength: 1_600 }).map((parts) => parts.join(''));
    const cuts = fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(texts, cuts, async (text, lengths) => {
        const whole = await open().checkResult(text);
        expect(await run(open().stream(), piecesOf(text, lengths))).toBe(whole.action === 'block' ? 'withheld' : whole.text);
      }),
      { numRuns: 6, seed: 11 },
    );
  }, 60_000);
});

describe('what may not leave does not leave', () => {
  test('not one character of a forbidden stretch, whatever the cuts', async () => {
    const block = [ruleOf('block', findAll(/BLOCKED\d{3}/g), { id: 'block' })];
    await fc.assert(
      fc.asyncProperty(
        fc.string({ maxLength: 120 }),
        fc.string({ maxLength: 200 }),
        fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1 }),
        async (before, after, lengths) => {
          const clean = before.replaceAll('B', 'b');
          const said: string[] = [];
          const status = await run(openWith(block, window).stream(), piecesOf(`${clean}BLOCKED123${after}`, lengths), said);
          expect(status).toBe('withheld');
          expect(clean.startsWith(said.join(''))).toBe(true);
        },
      ),
      { numRuns: 100, seed: 4 },
    );
  });

  test('after it was withheld nothing more comes out', async () => {
    const guard = openWith([ruleOf('block', findAll(/STOP/g))], window).stream();
    await guard.push(`STOP${' words'.repeat(30)}`);
    expect((await guard.push('more')).status).toBe('withheld');
    expect((await guard.finish()).status).toBe('withheld');
  });

  test('no piece ends in half a character', async () => {
    const guard = openWith([ruleOf('flag', findAll(/zzz/g))], window).stream();
    for (const unit of '😀'.repeat(100).split('')) {
      const part = await guard.push(unit);
      if (part.status === 'released') expect(part.text).not.toMatch(/[\ud800-\udbff]$/);
    }
  });

  test('a rule that fails stops the stream before anything leaves', async () => {
    const broken = ruleOf('block', async () => {
      throw new Error('broken');
    });
    expect(await run(openWith([broken], window).stream(), ['some words '.repeat(20)])).toBe('withheld');
  });
});

describe('the window', () => {
  test('"whole" releases nothing before the end', async () => {
    const guard = openWith(redactTwo, 'whole').stream();
    expect(await guard.push('words '.repeat(1_000))).toMatchObject({ text: '' });
    expect(await guard.finish()).toMatchObject({ text: 'words '.repeat(1_000) });
  });

  test('a number holds back no more than two windows of a text in which nothing is found', async () => {
    const guard = openWith(redactTwo, window).stream();
    let held = 0;
    for (const piece of piecesOf('word '.repeat(200), [7])) {
      const part = await guard.push(piece);
      held += piece.length - (part.status === 'released' ? part.text.length : 0);
      expect(held).toBeLessThanOrEqual(2 * window + 7);
    }
  });
});

// --- Internal ---

function piecesOf(text: string, lengths: readonly number[]): string[] {
  const pieces: string[] = [];
  for (let from = 0; from < text.length; ) {
    const length = lengths[pieces.length % lengths.length] ?? 1;
    pieces.push(text.slice(from, from + length));
    from += length;
  }
  return pieces;
}

/** All that a stream lets out, or "withheld". */
async function run(guard: TextGuard, pieces: readonly string[], said: string[] = []): Promise<string> {
  const take = (part: TextRelease) => {
    if (part.status === 'released') said.push(part.text);
    return part.status;
  };
  for (const piece of pieces) if (take(await guard.push(piece)) === 'withheld') return 'withheld';
  return take(await guard.finish()) === 'withheld' ? 'withheld' : said.join('');
}

const outcomeOf = (rules: readonly Rule[], pieces: readonly string[]) => run(openWith(rules, window).stream(), pieces);

async function checkedAtOnce(rules: readonly Rule[], text: string): Promise<string> {
  const verdict = await openWith(rules, window).checkResult(text);
  return verdict.action === 'block' ? 'withheld' : verdict.text;
}

function withReplacement(pattern: RegExp, replacement: string): Rule['check']['find'] {
  return async (input) => (await findAll(pattern, 'links')(input)).map((finding): Finding => ({ ...finding, replacement }));
}
