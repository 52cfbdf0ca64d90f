/** What has the focus, within the widget or on the page; undefined when nothing anywhere has it. */
export function focusIn(part: HTMLElement): Element | undefined {
  const root = part.getRootNode();
  const inside = root instanceof ShadowRoot ? root.activeElement : null;
  if (inside !== null) return inside;
  const outside = document.activeElement;
  return outside === null || outside === document.body ? undefined : outside;
}

/** Whether somebody writes in a box outside this part: whoever does is not led away. */
export function isWritingElsewhere(now: Element, part: HTMLElement): boolean {
  return now instanceof HTMLTextAreaElement && !part.contains(now) && now.value.trim() !== '';
}
