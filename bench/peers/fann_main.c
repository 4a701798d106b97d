/* The main job in FANN: incremental training, one digit at a time, float.
   FANN uses the squared error, whose gradients are smaller, so it gets a larger learning rate. */

#include <fann.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

enum { INPUTS = 784, HIDDEN = 20, OUTPUTS = 10 };

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec + time.tv_nsec * 1e-9;
}

/* Reads count bytes after a header; exits on failure. */
static unsigned char *bytes(const char *path, long header, size_t count) {
    FILE *file = fopen(path, "rb");
    unsigned char *read = malloc(count);
    if (file && read && !fseek(file, header, SEEK_SET) && fread(read, 1, count, file) == count) return read;
    fprintf(stderr, "%s could not be read\n", path);
    exit(1);
}

static float *inputs(const unsigned char *pixels, size_t count) {
    float *inputs = malloc(count * INPUTS * sizeof *inputs); /* [count, INPUTS] */
    for (size_t i = 0; i < count * INPUTS; i++) inputs[i] = pixels[i] / 255.0f;
    return inputs;
}

/* FANN stores the weights of a neuron together, with its bias last; in the file, the biases of a layer follow all its weights. */
static const float *layer(const float *source, float *destination, int from, int to) {
    for (int o = 0; o < to; o++) {
        for (int i = 0; i < from; i++) destination[o * (from + 1) + i] = source[o * from + i];
        destination[o * (from + 1) + from] = source[from * to + o];
    }
    return source + (from + 1) * to;
}

int main(int argc, char **argv) {
    if (argc != 5 || chdir(argv[1]) != 0) return 2; /* folder, weights (a full path), epochs, digits */
    int epochs = atoi(argv[3]), count = atoi(argv[4]), correct = 0, tests = 10000;
    struct fann *network = fann_create_standard(3, INPUTS, HIDDEN, OUTPUTS);
    fann_set_activation_function_hidden(network, FANN_SIGMOID);
    fann_set_activation_function_output(network, FANN_SIGMOID);
    fann_set_activation_steepness_hidden(network, 0.5f); /* makes it 1 / (1 + exp(-x)) */
    fann_set_activation_steepness_output(network, 0.5f);
    fann_set_train_error_function(network, FANN_ERRORFUNC_LINEAR);
    fann_set_learning_rate(network, 0.1f);
    size_t parameters = (INPUTS + 1) * HIDDEN + (HIDDEN + 1) * OUTPUTS;
    const float *initial = (const float *)bytes(argv[2], 0, parameters * sizeof *initial);
    layer(layer(initial, network->weights, INPUTS, HIDDEN), network->weights + (INPUTS + 1) * HIDDEN, HIDDEN, OUTPUTS);

    float *digits = inputs(bytes("train-images-idx3-ubyte", 16, (size_t)count * INPUTS), count);
    const unsigned char *labels = bytes("train-labels-idx1-ubyte", 8, count);
    printf("{\"version\": \"%s\", \"epochSeconds\": [", FANN_RELEASE);
    for (int e = 0; e < epochs; e++) {
        double begun = now();
        for (int s = 0; s < count; s++) {
            float target[OUTPUTS] = {0};
            target[labels[s]] = 1;
            fann_train(network, digits + (size_t)s * INPUTS, target);
        }
        printf("%s%.6f", e ? ", " : "", now() - begun);
    }

    float *questions = inputs(bytes("t10k-images-idx3-ubyte", 16, (size_t)tests * INPUTS), tests);
    labels = bytes("t10k-labels-idx1-ubyte", 8, tests);
    for (int s = 0; s < tests; s++) {
        const float *output = fann_run(network, questions + (size_t)s * INPUTS);
        int answer = 0;
        for (int o = 1; o < OUTPUTS; o++) answer = output[o] > output[answer] ? o : answer;
        correct += answer == labels[s];
    }
    printf("], \"testAccuracy\": %.4f}\n", (double)correct / tests);
    return 0;
}
