import { collapseSpace } from '@assay/language';
import type { DefaultTreeAdapterTypes } from 'parse5';

export type Node = DefaultTreeAdapterTypes.Node;
export type Element = DefaultTreeAdapterTypes.Element;

/** What a page says of itself stands in few nodes; the limit keeps nested elements from being read over and over. */
const mostNodes = 500;

export function isElement(node: Node): node is Element {
  return 'tagName' in node;
}

/** An attribute's value; undefined where the element lacks it. */
export function attribute({ attrs }: Element, name: string): string | undefined {
  return attrs.find((candidate) => candidate.name === name)?.value;
}

/** The class names of an element. */
export function classesOf(element: Element): readonly string[] {
  const value = attribute(element, 'class');
  return value === undefined ? [] : value.slice(0, 1_000).split(/\s+/);
}

/** A node and all below it in document order; by a list of its own, since pages nest deeper than calls may. */
export function* nodesOf(root: Node): Generator<Node> {
  const waiting: Node[] = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    yield node;
    if (!('childNodes' in node)) continue;
    for (let index = node.childNodes.length - 1; index >= 0; index -= 1) {
      const child = node.childNodes[index];
      if (child !== undefined) waiting.push(child);
    }
  }
}

/** The words of an element on one line. */
export function textOf(root: Node): string {
  const words: string[] = [];
  for (const node of nodesOf(root).take(mostNodes)) if (node.nodeName === '#text' && 'value' in node) words.push(node.value);
  return oneLine(words.join(''));
}

/** Text as a browser shows it: single spaces, no soft hyphens or other characters without a shape. */
export function oneLine(text: string): string {
  return collapseSpace(text.replace(/[\u00ad\u200b\ufeff]/g, ''));
}
