/** The value in a JSON text from outside, or undefined where it is none: whoever asks refuses in words of their own. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
