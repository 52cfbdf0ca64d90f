import { button, type Child, element } from './element.ts';
import { sentText } from './marked-text.ts';
import { nameOf } from './tool-form.ts';
import type { Notice, Position } from './wire.ts';
import type { Words } from './words.ts';

/** Opens a place in a text that was sent; what asked for it gets the focus back. */
export type OpenSource = (position: Position, opener: HTMLElement) => void;

/** What checks found, item by item, with the way to its places where the text can be opened; nothing where they found nothing. */
export function noticesView(notices: readonly Notice[], words: Words, open?: OpenSource): HTMLElement[] {
  if (notices.length === 0) return [];
  return [
    element('div', { class: 'notices', part: 'notices' }, [
      element('h4', {}, [words.count('notices', notices.length)]),
      element(
        'ul',
        {},
        notices.map((notice) =>
          element('li', {}, [
            notice.where === '' ? undefined : `${words('notices.where', { where: placeName(notice.where, words) })} `,
            element('span', { dir: 'auto' }, [notice.message]),
            ...(open === undefined ? [] : waysTo(notice, { words, notices, open })),
          ]),
        ),
      ),
    ]),
  ];
}

// --- Internal ---

function placeName(where: string, words: Words): string {
  return words.find(`notices.where.${nameOf(where)}`) ?? where;
}

/** A button for each place. A text of which something was rewritten is kept as another, in which the places are not the same. */
function waysTo(
  { where, places = [], message }: Notice,
  { words, notices, open }: { readonly words: Words; readonly notices: readonly Notice[]; readonly open: OpenSource },
): Child[] {
  const sent = sentText(where);
  if (sent === undefined || notices.some((other) => other.where === where && other.action === 'rewrite')) return [];
  return places.flatMap(({ start, end }, at) => {
    const name = places.length === 1 ? words('notices.show') : words('notices.show.one-of', { number: at + 1, count: places.length });
    const show = button(name, 'link', () => open({ document: sent === 0 ? 'input' : `input-${sent + 1}`, start, end }, show));
    show.setAttribute('aria-label', `${name}: ${message}`);
    return [' ', show];
  });
}
