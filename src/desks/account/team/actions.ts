import { defineAction, param } from '#telegram/action.ts'

const helperRole = param.oneOf('manager', 'viewer')

/** Every button of the team screens. */
export const openTeam = defineAction('t', 'open', { page: param.int })
export const inviteHelper = defineAction('t', 'inv', { role: helperRole })
export const openInvite = defineAction('t', 'link', { id: param.id })
export const revokeInvite = defineAction('t', 'kill', { id: param.id })
export const openMember = defineAction('t', 'who', { userId: param.int })
export const changeMemberRole = defineAction('t', 'role', { userId: param.int, role: helperRole })
export const askRemoveMember = defineAction('t', 'ask', { userId: param.int })
export const removeMember = defineAction('t', 'del', { userId: param.int })
export const switchWorkspace = defineAction('t', 'go', { id: param.id })
export const askLeave = defineAction('t', 'bye', {})
export const leaveWorkspace = defineAction('t', 'left', { id: param.id })
