import { table } from '../shared/table.ts';
import type { MeasuredQuality } from './measure-quality.ts';
import type { Share } from './quality.ts';

/** The tables of quality: the three figures of each tool, then recall by type of span. */
export function printQuality(measured: ReadonlyMap<string, MeasuredQuality>): void {
  const rows = [...measured].map(([name, { quality, failures }]) => [
    name,
    ...[quality.recall, quality.precision, quality.cleanFlagged].map(withCounts),
    String(failures.length),
  ]);
  console.log(table(['', 'recall', 'precision', 'clean flagged', 'failed on'], rows));
  for (const [name, { failures }] of measured)
    if (failures[0] !== undefined) console.log(`  ${name} failed on ${failures.length} texts, counted as wrong; the first: ${failures[0]}`);

  const [first] = measured.values();
  if (first === undefined || first.quality.recallByType.size === 0) return;
  const types = [...first.quality.recallByType].map(([type, { of }]) => [
    `${type} (${of})`,
    ...[...measured.values()].map(({ quality }) => plain(quality.recallByType.get(type))),
  ]);
  console.log(`\nRecall by type of span\n${table(['', ...measured.keys()], types)}`);
}

function withCounts({ count, of }: Share): string {
  return `${plain({ count, of })} (${count}/${of})`;
}

function plain(share: Share | undefined): string {
  return share === undefined || share.of === 0 ? '-' : (share.count / share.of).toFixed(2);
}
