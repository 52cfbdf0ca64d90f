/**
 * Makes the columns of a matrix (rows one after another, `width` columns) a basis of unit vectors: QR by Cholesky's method,
 * twice for a close fit; once does where the columns lie nearly at right angles already.
 */
export function orthonormalise(matrix: Float64Array, width: number, turns = 2): void {
  for (let turn = 0; turn < turns; turn += 1) solveRows(matrix, width, choleskyOf(productsOf(matrix, width), width));
}

/** Normally distributed numbers, the same each time: Box and Muller's method on a linear congruential generator. */
export function seededNormals(count: number, seed = 7): Float64Array {
  let state = seed >>> 0;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state + 1) / 4_294_967_297;
  };
  return Float64Array.from({ length: count }, () => Math.sqrt(-2 * Math.log(next())) * Math.cos(2 * Math.PI * next()));
}

// --- Internal ---

/** The products of all pairs of columns. */
function productsOf(matrix: Float64Array, width: number): Float64Array {
  const products = new Float64Array(width * width);
  for (let row = 0; row < matrix.length; row += width)
    for (let one = 0; one < width; one += 1) {
      const value = matrix[row + one] ?? 0;
      if (value === 0) continue;
      for (let other = 0; other <= one; other += 1)
        products[one * width + other] = (products[one * width + other] ?? 0) + value * (matrix[row + other] ?? 0);
    }
  return products;
}

/** The lower triangle whose product with itself turned over this is; a column that adds nothing gets none. */
function choleskyOf(products: Float64Array, width: number): Float64Array {
  const triangle = new Float64Array(width * width);
  const at = (row: number, column: number) => triangle[row * width + column] ?? 0;
  for (let row = 0; row < width; row += 1)
    for (let column = 0; column <= row; column += 1) {
      let rest = products[row * width + column] ?? 0;
      for (let before = 0; before < column; before += 1) rest -= at(row, before) * at(column, before);
      if (row === column) triangle[row * width + column] = rest > 1e-12 ? Math.sqrt(rest) : 0;
      else triangle[row * width + column] = at(column, column) === 0 ? 0 : rest / at(column, column);
    }
  return triangle;
}

/** Each row divided by the triangle from the right. */
function solveRows(matrix: Float64Array, width: number, triangle: Float64Array): void {
  for (let row = 0; row < matrix.length; row += width)
    for (let column = 0; column < width; column += 1) {
      let rest = matrix[row + column] ?? 0;
      for (let before = 0; before < column; before += 1) rest -= (matrix[row + before] ?? 0) * (triangle[column * width + before] ?? 0);
      const pivot = triangle[column * width + column] ?? 0;
      matrix[row + column] = pivot === 0 ? 0 : rest / pivot;
    }
}
