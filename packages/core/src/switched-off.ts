/** Why a run is ended by a person who turned its tool or engine off; the message says what and why. */
export class SwitchedOff extends Error {
  override readonly name = 'SwitchedOff';
}
