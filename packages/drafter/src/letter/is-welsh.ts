/** Small words of Welsh that English does not have. */
const welsh =
  /(?<!\p{L})(?:yn|mae|mae'r|yr|ac|fod|wedi|ond|gyda|sydd|ydych|chi|eich|fy|rwy|rwy'n|oes|nid|ei|o'r|i'r|a'r|hwn|hon|ar|at|dros|byddaf|byddwn|hoffwn|annwyl|diolch|cofion|gywir|os|gwelwch|dda|ble|pryd|faint|pwy|pam|sut|neu|bod|hynny|dim|ddim)(?!\p{L})/giu;
const english =
  /(?<!\p{L})(?:the|and|of|to|is|was|that|for|with|have|has|been|you|your|my|are|this|not|but|will|would|it|he|she|they|we|from)(?!\p{L})/giu;

/** Whether the writer's own words are Welsh, told by small words: they outnumber those of English. */
export function isWelsh(text: string): boolean {
  const own = text.slice(0, 20_000);
  const welshWords = own.match(welsh)?.length ?? 0;
  return welshWords >= 5 && welshWords > 2 * (own.match(english)?.length ?? 0);
}
