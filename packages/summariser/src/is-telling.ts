/** Whether a figure tells something by itself: no small count, no bare year, no half of "2026-27". */
export function isTelling(value: string): boolean {
  return /[^\d.]/.test(value) || (value.replace(/\D/g, '').length > 2 && !/^(?:1[5-9]|20)\d\d$/.test(value));
}
