// A room may include what stands to its left.
#include "casus/result.h"

int main() { return 0; }
