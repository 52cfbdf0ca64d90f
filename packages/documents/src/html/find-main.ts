import { isBoilerplate, isHidden } from './is-boilerplate.ts';
import { attribute, classesOf, type Element, isElement, type Node, nodesOf, textOf } from './tree.ts';

/** Where the words of a page stand; without a main part, the whole body is read and its headers and asides left out. */
export interface MainContent {
  readonly root: Node;
  readonly isMain: boolean;
}

/** A page has one main part and one title; more attempts than this are no page's, and looking must stay linear. */
const mostAttempts = 20;

/** The first part that the page names as its main content and that holds words; else its only article; else its body. */
export function findMain(page: Node): MainContent {
  const articles: Element[] = [];
  let body: Node = page;
  let attempts = 0;
  for (const node of nodesOf(page)) {
    if (!isElement(node)) continue;
    if (node.tagName === 'body') body = node;
    if (node.tagName === 'article' && articles.length < 2) articles.push(node);
    if (attempts < mostAttempts && isNamedMain(node)) {
      attempts += 1;
      if (hasWords(node)) return { root: node, isMain: true };
    }
  }
  const [article] = articles;
  if (article !== undefined && articles.length === 1 && hasWords(article)) return { root: article, isMain: true };
  return { root: body, isMain: false };
}

/** The first main heading that is shown, wherever it stands: some pages put it above their main part. */
export function findTitle(page: Node): string {
  let attempts = 0;
  for (const node of nodesOf(page)) {
    if (!isElement(node) || node.tagName !== 'h1' || isHidden(node)) continue;
    const title = textOf(node);
    attempts += 1;
    if (title !== '' || attempts === mostAttempts) return title;
  }
  return '';
}

// --- Internal ---

function isNamedMain(element: Element): boolean {
  return element.tagName === 'main' || attribute(element, 'role') === 'main' || classesOf(element).includes('govuk-main-wrapper');
}

function hasWords(element: Element): boolean {
  if (isBoilerplate(element, true)) return false;
  return nodesOf(element).some((node) => node.nodeName === '#text' && 'value' in node && node.value.trim() !== '');
}
