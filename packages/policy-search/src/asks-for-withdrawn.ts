const endedWords =
  /\b(?:closed|withdrawn|former|superseded|discontinued|old,? (?:[\w-]{1,30},? ){0,3}(?:scheme|grant|contract|premium|rules?|guidance|rates?|arrangement|agreement|policy|fund|loan|payment|allowance|licence))\b/iu;

/** Whether a question is about something that has ended: then a withdrawn page may answer it, and says that it is withdrawn. */
export function asksForWithdrawn(question: string): boolean {
  return endedWords.test(question);
}
