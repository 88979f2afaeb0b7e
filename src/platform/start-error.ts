/** Something the operator has to mend before the app can start. The message is a sentence for them and needs no stack. */
export class StartError extends Error {
  constructor(sentence: string, options?: ErrorOptions) {
    super(sentence, options)
    this.name = 'StartError'
  }
}
