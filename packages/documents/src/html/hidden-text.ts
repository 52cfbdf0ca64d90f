import { isHidden } from './is-boilerplate.ts';
import { attribute, isElement, type Node, nodesOf, oneLine, textOf } from './tree.ts';

/** More than this is no longer read: who hides that much is found by its beginning. */
const mostCharacters = 20_000;

/** Shorter ones are marks of editors and build tools. */
const shortestComment = 20;

/** Words that a page holds and its readers do not see: comments, hidden elements, descriptions and the names of pictures. */
export function hiddenText(page: Node): string {
  const words: string[] = [];
  let length = 0;
  for (const node of nodesOf(page)) {
    const found = oneLine(hiddenIn(node));
    if (found === '') continue;
    words.push(found);
    length += found.length + 1;
    if (length > mostCharacters) break;
  }
  return words.join('\n').slice(0, mostCharacters);
}

// --- Internal ---

function hiddenIn(node: Node): string {
  if (node.nodeName === '#comment' && 'data' in node) return node.data.length < shortestComment ? '' : node.data;
  if (!isElement(node)) return '';
  if (node.tagName === 'meta') return attribute(node, 'content') ?? '';
  if (node.tagName === 'img') return attribute(node, 'alt') ?? '';
  return isHidden(node) ? textOf(node) : '';
}
