import { defineAction } from '#telegram/action.ts'

/** Buttons about a person's own data. */
export const openData = defineAction('accd', 'open', {})
export const sendArchive = defineAction('accd', 'copy', {})
export const askDeletion = defineAction('accd', 'ask', {})
export const confirmDeletion = defineAction('accd', 'end', {})
export const keepAccount = defineAction('accd', 'keep', {})
