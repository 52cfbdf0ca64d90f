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
            element('span', { dir: 'auto' }, [message]),
            where === '' ? undefined : ` (${words('notices.where', { where: placeName(where, words) })})`,
          ]),
        ),
      ),
    ]),
  ];
}

// --- Internal ---

function placeName(where: string, words: Words): string {
  return words.find(`notices.where.${where}`) ?? where;
}
