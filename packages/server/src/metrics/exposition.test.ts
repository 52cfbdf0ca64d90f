import { describe, expect, test } from 'vitest';
import { counter, gauge, histogram } from './exposition.ts';

describe('the Prometheus text format', () => {
  test('a counter counts by its labels', () => {
    const runs = counter({ name: 'runs_total', help: 'Runs.' });
    runs.add({ tool: 'echo' });
    runs.add({ tool: 'echo' }, 2);
    runs.add({ tool: 'other' });
    expect(runs.write()).toBe(
      '# HELP runs_total Runs.\n# TYPE runs_total counter\nruns_total{tool="echo"} 3\nruns_total{tool="other"} 1\n',
    );
  });

  test('a histogram counts a value under every bound that it does not pass', () => {
    const seconds = histogram({ name: 's', help: 'S.' }, [0.1, 1]);
    for (const value of [0.1, 0.5, 7]) seconds.observe({ tool: 'a' }, value);
    expect(seconds.write().split('\n').slice(2)).toEqual([
      's_bucket{tool="a",le="0.1"} 1',
      's_bucket{tool="a",le="1"} 2',
      's_bucket{tool="a",le="+Inf"} 3',
      's_sum{tool="a"} 7.6',
      's_count{tool="a"} 3',
      '',
    ]);
  });

  test('a gauge without labels is a bare name', () => {
    expect(gauge({ name: 'g', help: 'G.' }, [[{}, 2]])).toContain('\ng 2\n');
  });

  test.each([
    ['a quotation mark', 'a"b', 'a\\"b'],
    ['a backslash', 'a\\b', 'a\\\\b'],
    ['a new line', 'a\nb', 'a\\nb'],
  ])('%s in a label is escaped', (_, text, written) => {
    expect(gauge({ name: 'g', help: 'two\nlines' }, [[{ label: text }, 1]])).toBe(
      `# HELP g two\\nlines\n# TYPE g gauge\ng{label="${written}"} 1\n`,
    );
  });

  test('more series than there is room for are counted as one, and none is lost', () => {
    const many = counter({ name: 'm', help: 'M.' });
    for (let place = 0; place < 5_000; place += 1) many.add({ who: `w${place}` });
    many.add({ who: 'w1' });
    const lines = many.write().trim().split('\n').slice(2);
    expect(lines).toHaveLength(1_001);
    expect(lines[1]).toBe('m{who="w1"} 2');
    expect(lines.at(-1)).toBe('m{who="other"} 4000');
  });
});
