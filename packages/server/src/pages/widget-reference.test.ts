import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { widgetReference } from './widget-reference.ts';

const folder = new URL('../../../widget/src/element/', import.meta.url);
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(?:ts|css)$/.test(name) && !name.endsWith('.test.ts'))
  .map((name) => readFileSync(new URL(name, folder), 'utf8'))
  .join('\n');
const element = readFileSync(new URL('assay-chat.ts', folder), 'utf8');

const found = (pattern: RegExp, text = sources) =>
  [...new Set([...text.matchAll(pattern)].flatMap(([, ...names]) => names.filter(Boolean)))].sort();
const named = (rows: readonly (readonly [string, string])[]) => rows.map(([name]) => name).sort();

test.each([
  [
    'attributes',
    found(
      /(?:this|chat)\.(?:get|has)Attribute\('([a-z]+)'\)|observedAttributes = \['(\w+)', '(\w+)'\]|:host\(\[((?!hidden|wide)[a-z-]+)\]\)/g,
    ),
  ],
  ['events', found(/'(assay-(?:ready|open|close|asked|answered|language))'/g)],
  ['parts', found(/\bpart: '([\w-]+)'|'part', '([\w-]+)'/g)],
  ['properties', found(/var\((--assay-[\w-]+),/g)],
] as const)('the %s that are documented are those of the widget, no more and no fewer', (kind, inSource) => {
  expect(named(widgetReference[kind])).toEqual(inSource);
});

test('every event that is told of is documented', () => {
  expect(found(/\btell\('(assay-[a-z]+)'|#tell\('(assay-[a-z]+)'|'(assay-(?:open|close))'/g)).toEqual(named(widgetReference.events));
});

test('the methods that are documented are those of the element', () => {
  const methods = found(/^ {2}(?:async )?([a-z]\w*)\([^)]*\)(?:: [\w<>]+)? \{$/gm, element);
  const ofEveryElement = ['attributeChangedCallback', 'connectedCallback'];
  expect(named(widgetReference.methods).map((name) => name.replace(/\(.*/, ''))).toEqual(
    methods.filter((name) => !ofEveryElement.includes(name)),
  );
});
