/** Tokens that stand for the addresses of a run on their way to a model: it can name one, and make none up. */
export interface LinkTokens {
  hide(text: string): string;
  /** Puts addresses back for their tokens; any other token stays as it is. */
  show(text: string): string;
}

/** Opens the tokens of a run. */
export function linkTokens(): LinkTokens {
  const links: string[] = [];
  const numbers = new Map<string, number>();
  return {
    hide: (text) =>
      // What looks like a token and is none must not come back as an address.
      text.replace(/\[(link \d{1,7})\]/g, '($1)').replace(/(?:\bhttps?:\/\/|\bwww\.)[^\s<>"'()[\]]{1,2000}(?<![.,;:!?])/gi, (address) => {
        const number = numbers.get(address) ?? links.push(address);
        numbers.set(address, number);
        return `[link ${number}]`;
      }),
    show: (text) => text.replace(/\[link (\d{1,7})\]/g, (token, number: string) => links[Number(number) - 1] ?? token),
  };
}
