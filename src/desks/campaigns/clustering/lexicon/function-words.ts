const words = (list: string) => new Set(list.split(' '))

/** Words without a meaning of their own in a search phrase. «Без» and «от» are not here: they turn a meaning round. */
export const FUNCTION_WORDS: ReadonlySet<string> = words(
  'а бы в во для до же за и из или к как ко ли между на над не но о об около по под при про с со у через что чтобы это я мне the and for of in with',
)

/** After one of these comes what a thing is for, of or with, not the thing. */
export const PREPOSITIONS: ReadonlySet<string> = words(
  'без в во для до за из к ко между на над о об около от по под при про с со у через',
)
