// A room may not include what stands to its right: this file must not compile in the text room.
#include "casus/events.h"

int main() { return 0; }
