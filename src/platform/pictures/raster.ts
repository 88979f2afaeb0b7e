/** An SVG without texts and outside references as a PNG, off the event loop. */
export async function rasterise(svg: string): Promise<Uint8Array> {
  // Loaded when the first picture is drawn: its library takes 20 MB.
  const { default: sharp } = await import('sharp')
  sharp.cache(false)
  return sharp(Buffer.from(svg)).png({ compressionLevel: 9, palette: true }).toBuffer()
}
