/** Enter sends what stands in a box; Shift and Enter make a new line. */
export function sendOnEnter(control: HTMLElement, submit: HTMLButtonElement): void {
  control.addEventListener('keydown', (event) => {
    // While a word is being composed (an accent, another script), Enter belongs to the word.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    submit.form?.requestSubmit(submit);
  });
}
