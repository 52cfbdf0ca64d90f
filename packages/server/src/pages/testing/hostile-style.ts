/** What a page may do to everything on it, meaning well or not. */
export const hostileStyle = `
html { font-size: 62.5% !important; }
* {
  all: initial !important;
  color: #c00 !important;
  background: #ff0 !important;
  font: italic 900 40px/0.7 "Comic Sans MS", serif !important;
  letter-spacing: 0.4em !important;
  word-spacing: 2em !important;
  text-transform: uppercase !important;
  text-align: right !important;
  text-indent: 3em !important;
  white-space: nowrap !important;
  direction: rtl !important;
  cursor: none !important;
  box-sizing: content-box !important;
  outline: 0 !important;
}
`;
