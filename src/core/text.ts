/**
 * What is no text: control characters but line breaks and tabs, code points that stand for nothing, and the mark of a character that was
 * lost. People do not mean it, and spreadsheets cannot hold it.
 */
export const NOT_TEXT = /(?:[^\P{Cc}\n\t]|[\p{Noncharacter_Code_Point}\ufffd])+/gu
