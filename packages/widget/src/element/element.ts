import { languageOf } from './languages.ts';

/** What may be set on an element. No address, style or handler is among them: those have their own ways. */
type Attribute =
  | 'accept'
  | 'autocomplete'
  | 'checked'
  | 'class'
  | 'dir'
  | 'disabled'
  | 'for'
  | 'hidden'
  | 'id'
  | 'label'
  | 'lang'
  | 'maxlength'
  | 'name'
  | 'part'
  | 'readonly'
  | 'role'
  | 'rows'
  | 'scope'
  | 'spellcheck'
  | 'selected'
  | 'tabindex'
  | 'type'
  | 'value'
  | `aria-${string}`;

type Attributes = Readonly<Partial<Record<Attribute, string | boolean | undefined>>>;

export type Child = Node | string | undefined;

/** An element with attributes and children; text becomes text, never markup. What comes from elsewhere (`dir: 'auto'`) says its language too. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  children: readonly Child[] = [],
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) made.setAttribute(name, '');
    else if (typeof value === 'string') made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== undefined));
  if (attributes.dir === 'auto') tellLanguage(made);
  return made;
}

/** Says in which language the text in an element is, for who hears it; what is typed is in whatever its writer writes. */
export function tellLanguage(made: HTMLElement): void {
  const language = languageOf(made.textContent);
  if (language === undefined) made.removeAttribute('lang');
  else made.lang = language;
}

/** A button that does something on this page. */
export function button(words: string, kind: 'primary' | 'secondary' | 'link', onClick?: () => void): HTMLButtonElement {
  const made = element('button', { type: onClick === undefined ? 'submit' : 'button', class: `button ${kind}`, part: 'button' }, [words]);
  if (onClick !== undefined) made.addEventListener('click', onClick);
  return made;
}
