// Draws peaks into a canvas.

/** Makes the canvas as many device pixels as its box has; gives its size in CSS pixels. */
export function fit(canvas) {
  const box = canvas.getBoundingClientRect();
  const scale = devicePixelRatio || 1;
  const [width, height] = [Math.max(1, Math.round(box.width * scale)), Math.max(1, Math.round(box.height * scale))];
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
  const pen = canvas.getContext("2d");
  pen.setTransform(scale, 0, 0, scale, 0, 0);
  pen.clearRect(0, 0, box.width, box.height);
  return { pen, width: box.width, height: box.height };
}

/** Draws one channel of tiles between two frames into a band; `channel` null takes the loudest. */
export function drawPeaks(pen, tiles, { start, end, channel, top, height, width, colour, gain = 1 }) {
  const framesPerPixel = (end - start) / width;
  const middle = top + height / 2;
  const scale = (height / 2 / 128) * gain;
  const inside = (y) => Math.max(top, Math.min(top + height, y));
  pen.fillStyle = colour;
  pen.strokeStyle = colour;
  for (const tile of tiles) {
    if (framesPerPixel < tile.framesPerPoint / 3 && tile.framesPerPoint === 1) {
      drawLine(pen, tile, { start, framesPerPixel, channel: channel ?? 0, middle, scale, width });
      continue;
    }
    const first = Math.max(0, Math.floor((tile.start - start) / framesPerPixel));
    const last = Math.min(width, Math.ceil((tile.start + tile.count * tile.framesPerPoint - start) / framesPerPixel));
    pen.beginPath();
    for (let x = first; x < last; x += 1) {
      const from = Math.max(0, Math.floor((start + x * framesPerPixel - tile.start) / tile.framesPerPoint));
      const to = Math.min(
        tile.count,
        Math.max(from + 1, Math.floor((start + (x + 1) * framesPerPixel - tile.start) / tile.framesPerPoint)),
      );
      const [low, high] = extremes(tile, from, to, channel);
      const y = inside(middle - high * scale);
      pen.rect(x, y, 1, Math.max(1, inside(middle - low * scale) - y));
    }
    pen.fill();
  }
}

function extremes(tile, from, to, channel) {
  let low = 127;
  let high = -128;
  const [first, last] = channel === null || channel >= tile.channels ? [0, tile.channels] : [channel, channel + 1];
  for (let point = from; point < to; point += 1) {
    for (let index = first; index < last; index += 1) {
      const at = (point * tile.channels + index) * 2;
      if (tile.values[at] < low) low = tile.values[at];
      if (tile.values[at + 1] > high) high = tile.values[at + 1];
    }
  }
  return high < low ? [0, 0] : [low, high];
}

/** Samples so far apart that they are joined by a line. */
function drawLine(pen, tile, { start, framesPerPixel, channel, middle, scale, width }) {
  const first = Math.max(0, Math.floor(start - tile.start));
  const last = Math.min(tile.count, Math.ceil(start + width * framesPerPixel - tile.start) + 1);
  const dots = framesPerPixel < 1 / 6;
  pen.beginPath();
  for (let frame = first; frame < last; frame += 1) {
    const x = (tile.start + frame - start) / framesPerPixel;
    const y = middle - tile.values[(frame * tile.channels + channel) * 2] * scale;
    if (frame === first) pen.moveTo(x, y);
    else pen.lineTo(x, y);
    if (dots) pen.rect(x - 1.5, y - 1.5, 3, 3);
    if (dots) pen.moveTo(x, y);
  }
  pen.stroke();
}

/** Fills a box with slanting lines: a second sign beside colour. */
export function hatch(pen, x, y, width, height, colour) {
  pen.save();
  pen.beginPath();
  pen.rect(x, y, width, height);
  pen.clip();
  pen.strokeStyle = colour;
  pen.beginPath();
  for (let at = -height; at < width; at += 5) {
    pen.moveTo(x + at, y + height);
    pen.lineTo(x + at + height, y);
  }
  pen.stroke();
  pen.restore();
}
