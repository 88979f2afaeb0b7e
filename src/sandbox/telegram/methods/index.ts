import { answerMethods } from './answer.ts'
import { chatMethods } from './chats.ts'
import { commandMethods } from './commands.ts'
import { editMethods } from './edit.ts'
import { fileMethods } from './files.ts'
import type { Method, Methods } from './method.ts'
import { paymentMethods } from './payments.ts'
import { profileMethods } from './profile.ts'
import { removeMethods } from './remove.ts'
import { sendMethods } from './send.ts'
import { updateMethods } from './updates.ts'

const ALL: Methods = {
  ...profileMethods,
  ...updateMethods,
  ...sendMethods,
  ...editMethods,
  ...removeMethods,
  ...answerMethods,
  ...chatMethods,
  ...fileMethods,
  ...commandMethods,
  ...paymentMethods,
}

const byLowerCase = new Map(
  Object.entries(ALL).map(([name, method]) => [name.toLowerCase(), { name, method }]),
)

/** A method by name in any case, as Telegram takes it. */
export function findMethod(name: string): { name: string; method: Method } | undefined {
  return byLowerCase.get(name.toLowerCase())
}
