import { element } from './element.ts';
import type { Notice } from './wire.ts';
import type { Words } from './words.ts';

/** What checks found, item by item; nothing where they found nothing. */
export function noticesView(notices: readonly Notice[], words: Words): HTMLElement[] {
  if (notices.length === 0) return [];
  return [
    element('div', { class: 'notices', part: 'notices' }, [
      element('h4', {}, [words.count('notices', notices.length)]),
      element(
        'ul',
        {},
        notices.map(({ message, where }) =>
          element('li', {}, [
            where === '' ? undefined : `${words('notices.where', { where: placeName(where, words) })} `,
            element('span', { dir: 'auto' }, [message]),
          ]),
        ),
      ),
    ]),
  ];
}

// --- Internal ---

function placeName(where: string, words: Words): string {
  // A place in a list is one of its kind: "documents[0].text" is the text that was sent.
  return words.find(`notices.where.${where.replace(/[[.].*$/s, '')}`) ?? where;
}
