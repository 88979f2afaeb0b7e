/** The smallest bytes that WordPress takes for a picture of this kind and size. */
export function pictureBytes(mime: string, width: number, height: number): Uint8Array<ArrayBuffer> {
  const data = Buffer.alloc(64)
  if (mime === 'image/png') {
    data.writeUInt32BE(0x89504e47, 0)
    data.writeUInt32BE(width, 16)
    data.writeUInt32BE(height, 20)
  } else if (mime === 'image/webp') {
    data.write('RIFF', 0, 'latin1')
    data.write('WEBPVP8X', 8, 'latin1')
    data.writeUIntLE(width - 1, 24, 3)
    data.writeUIntLE(height - 1, 27, 3)
  } else if (mime === 'image/avif') {
    data.write('ftypavif', 4, 'latin1')
    data.write('ispe', 20, 'latin1')
    data.writeUInt32BE(width, 28)
    data.writeUInt32BE(height, 32)
  } else {
    data.writeUInt32BE(0xffd8ffc0, 0)
    data.writeUInt16BE(17, 4)
    data.writeUInt16BE(height, 7)
    data.writeUInt16BE(width, 9)
  }
  return new Uint8Array(data)
}
