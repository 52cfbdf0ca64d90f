import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { readOutputs } from '../kept-outputs.ts';
import { csvReport } from './csv-report.ts';
import { htmlReport } from './html-report.ts';
import { inspectLog } from './inspect-log.ts';
import { junitReport } from './junit-report.ts';
import { bad, bias, hostile } from './testing/sample-runs.ts';

const about = { title: 'What was measured', madeAt: new Date('2026-11-26T00:00:00Z'), standing: [`saying: failed ${hostile}`] };

describe('the HTML report', () => {
  const page = htmlReport(about, [bad, bias]);

  test('says how it goes wrong in counts of real samples, with what went in and what came out', () => {
    const wrong = bad.samples.filter(({ scores }) => scores.same !== 1).length;
    expect(page).toContain(`<strong>Of 70 texts, ${wrong}</strong> was not said back`);
    expect(page.match(/<details/g)?.length).toBeGreaterThanOrEqual(3);
    expect(page).toContain('What the tool said');
  });

  test('draws every metric and every characteristic with its interval, and says the same in words', () => {
    expect(page).toContain('lower bound at least 0.9');
    expect(page).toContain('interval within ±0.3 sd');
    expect(page).toMatch(/<svg class="strip is-failed"/);
    expect(page).toMatch(/<div class="name">sex<\/div>/);
  });

  test('compares with the run before, sample by sample', () => {
    expect(page).toContain('Metrics that moved');
    const change = bad.changes?.find(({ metric }) => metric === 'same');
    expect(change).toMatchObject({ before: 1, better: 0 });
    expect(change?.worse).toBeGreaterThan(0);
    expect(change?.p).toBeLessThan(0.05);
  });

  test('needs no script and no request, and no text from data becomes markup', () => {
    expect(page).not.toMatch(/<script|<link|<img|src=|url\(|@import|\u202e/);
    expect(page).toContain('&lt;script&gt;');
    expect(page).toContain("default-src 'none'");
  });

  test('an output that was edited or deleted is not shown', () => {
    expect(readOutputs('/nowhere', new Map())).toEqual(new Map());
    const [first] = bad.samples;
    expect(readOutputs('/nowhere', new Map([[first?.id ?? '', 'other']])).size).toBe(0);
  });
});

describe('JUnit', () => {
  const xml = junitReport([bad]);

  test('has a case for each requirement and each sample, by stable names, and as many failures as it says', () => {
    expect(xml.match(/<testcase/g)).toHaveLength(bad.samples.length + 2);
    expect(xml).toContain('classname="saying/accuracy.samples" name="a');
    expect(Number(/failures="(\d+)"/.exec(xml)?.[1])).toBe(xml.match(/<failure/g)?.length);
    expect(xml).toContain('<failure type="unscored">');
  });

  test('is well-formed whatever the words are', () => {
    expect(junitReport([{ ...bad, report: { ...bad.report, suite: `${hostile}\u0000` } }])).not.toMatch(/<script|\p{Cc}(?<!\n)/u);
  });
});

describe('CSV', () => {
  test('has one score a line, and no cell that a spreadsheet would run', () => {
    const csv = csvReport([{ ...bad, samples: bad.samples.map((sample) => ({ ...sample, id: `=cmd|'/c calc'!A0,${sample.id}` })) }]);
    const lines = csv.trimEnd().split('\r\n');
    expect(lines).toHaveLength(bad.samples.length + 1);
    for (const line of lines.slice(1)) expect(line).toContain(`"'=cmd`);
  });
});

// After inspect_ai, src/inspect_ai/_view/inspect-openapi.json (EvalLog version 2): required fields and their types.
const message = z.looseObject({ role: z.enum(['system', 'user', 'assistant', 'tool']), content: z.string() });
const score = z.looseObject({ value: z.union([z.string(), z.number(), z.boolean()]), history: z.array(z.unknown()) });
const metric = z.strictObject({ name: z.string(), value: z.number(), params: z.record(z.string(), z.unknown()) });
const evalLog = z.looseObject({
  version: z.literal(2),
  status: z.enum(['started', 'success', 'cancelled', 'error']),
  invalidated: z.boolean(),
  tags: z.array(z.string()),
  metadata: z.record(z.string(), z.unknown()),
  eval: z.looseObject({
    eval_id: z.string(),
    run_id: z.string(),
    created: z.iso.datetime(),
    task: z.string(),
    task_id: z.string(),
    task_version: z.union([z.number(), z.string()]),
    task_attribs: z.record(z.string(), z.unknown()),
    task_args: z.record(z.string(), z.unknown()),
    task_args_passed: z.record(z.string(), z.unknown()),
    dataset: z.looseObject({ name: z.string(), samples: z.number(), sample_ids: z.array(z.string()), shuffled: z.boolean() }),
    model: z.string(),
    model_generate_config: z.record(z.string(), z.unknown()),
    model_args: z.record(z.string(), z.unknown()),
    config: z.record(z.string(), z.unknown()),
    packages: z.record(z.string(), z.string()),
    metadata: z.looseObject({ configuration: z.string(), suite: z.string(), dataset: z.string(), log: z.string() }),
  }),
  plan: z.looseObject({
    name: z.string(),
    steps: z.array(
      z.looseObject({ solver: z.string(), params: z.record(z.string(), z.unknown()), params_passed: z.record(z.string(), z.unknown()) }),
    ),
    config: z.record(z.string(), z.unknown()),
  }),
  results: z.looseObject({
    total_samples: z.number().int(),
    completed_samples: z.number().int(),
    scores: z.array(
      z.looseObject({
        name: z.string(),
        scorer: z.string(),
        params: z.record(z.string(), z.unknown()),
        metrics: z.record(z.string(), metric),
      }),
    ),
  }),
  stats: z.looseObject({ started_at: z.string(), completed_at: z.string(), model_usage: z.record(z.string(), z.unknown()) }),
  samples: z.array(
    z.looseObject({
      id: z.union([z.string(), z.number()]),
      epoch: z.number().int().positive(),
      input: z.string(),
      target: z.string(),
      messages: z.array(message),
      output: z.looseObject({
        model: z.string(),
        choices: z.array(
          z.looseObject({
            message,
            stop_reason: z.enum(['stop', 'max_tokens', 'model_length', 'tool_calls', 'content_filter', 'unknown']),
          }),
        ),
        completion: z.string(),
      }),
      scores: z.record(z.string(), score),
      metadata: z.record(z.string(), z.unknown()),
      store: z.record(z.string(), z.unknown()),
      events: z.array(z.unknown()),
      model_usage: z.record(z.string(), z.unknown()),
      role_usage: z.record(z.string(), z.unknown()),
      attachments: z.record(z.string(), z.string()),
    }),
  ),
});

describe('the log for Inspect', () => {
  test.each([
    ['an accuracy run', bad],
    ['a bias run', bias],
  ])('conforms to EvalLog version 2 for %s', (_, run) => {
    const parsed = evalLog.safeParse(JSON.parse(JSON.stringify(inspectLog(run))));
    expect(parsed.error?.issues ?? []).toEqual([]);
    expect(parsed.data?.samples).toHaveLength(run.samples.length);
    expect(parsed.data?.eval.metadata).toMatchObject(run.report.digests);
  });
});
