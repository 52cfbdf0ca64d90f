import { element } from './element.ts';
import type { Layout } from './layout.ts';
import { assuranceLink, type LinkParts } from './link.ts';
import type { ToolCard } from './wire.ts';

/** What stands where the form would: that the tool is off, why, and what measures it. */
export function offView(
  { state, reasons, command }: Pick<ToolCard, 'state' | 'reasons' | 'command'>,
  name: Layout['name'],
  { words, origin }: LinkParts,
): HTMLElement[] {
  return [
    element('h2', { id: `${name}-title`, tabindex: '-1' }, [
      words(`${name}.title`),
      ' ',
      element('strong', { class: 'tag tag-off' }, [words('off.tag')]),
    ]),
    element('p', { class: 'lead' }, [words(`${name}.description`)]),
    element('div', { class: 'inset' }, [
      element('p', {}, [[words.find(`off.${state}`), words('off.body')].filter((part) => part !== undefined).join(' ')]),
      element('h3', {}, [words('off.why')]),
      element(
        'ul',
        {},
        reasons.map((reason) => element('li', { dir: 'auto' }, [reason])),
      ),
      ...(command === '' ? [] : [element('p', {}, [`${words('off.command')}: `, element('code', {}, [command])])]),
      element('p', {}, [assuranceLink(words('off.evidence'), name, origin)]),
    ]),
  ];
}
