import { attribute, type Element, isElement, type Node } from './tree.ts';

/**
 * The tables that only place things on a page: they hold a heading or another table, have a single column, or say so.
 * Their cells are read as parts of the page, not as rows.
 */
export function layoutTables(root: Node): ReadonlySet<Element> {
  const layout = new Set<Element>();
  const open: { readonly table: Element; cells: number; widest: number }[] = [];
  const waiting: { readonly node: Node; readonly isLeaving: boolean }[] = [{ node: root, isLeaving: false }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node, isLeaving } = next;
    const current = open.at(-1);
    if (isLeaving) {
      if (current !== undefined && current.widest <= 1) layout.add(current.table);
      open.pop();
      continue;
    }
    if (isElement(node)) {
      const { tagName } = node;
      if (current !== undefined) {
        if (tagName === 'table' || /^h[1-6]$/.test(tagName)) layout.add(current.table);
        if (tagName === 'tr') current.cells = 0;
        if (tagName === 'td' || tagName === 'th') current.cells += 1;
        current.widest = Math.max(current.widest, current.cells);
      }
      if (tagName === 'table') {
        if (/^(?:presentation|none)$/.test(attribute(node, 'role') ?? '')) layout.add(node);
        open.push({ table: node, cells: 0, widest: 0 });
        waiting.push({ node, isLeaving: true });
      }
    }
    if ('childNodes' in node) for (const child of node.childNodes.toReversed()) waiting.push({ node: child, isLeaving: false });
  }
  return layout;
}
